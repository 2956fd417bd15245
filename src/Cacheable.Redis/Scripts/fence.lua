-- KEYS: metadata, log. ARGV: new incarnation, channel, instance.
-- Nothing is deleted: values, leases and epochs of the old incarnation are dead the moment it ends, and expire.
redis.call('HSET', KEYS[1], 'i', ARGV[1])
local sequence = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'g', 1))
local message = ARGV[3] .. ' ' .. sequence .. ' F '
redis.call('RPUSH', KEYS[2], message)
redis.call('LTRIM', KEYS[2], -4096, -1)
redis.call('PUBLISH', ARGV[2], message)
return 1

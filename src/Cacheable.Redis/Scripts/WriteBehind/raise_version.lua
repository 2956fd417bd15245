-- ARGV: claim, queue, key, version, the version the sink has. Replies the new version, or '' where the write may be the older one.

local key, version = ARGV[3], ARGV[4]
local header, record = newest(key, ARGV[2])
-- A write of an earlier incarnation was perhaps put back, and what the sink has came after it (race 49).
if not header or header.version ~= version or header.incarnation ~= redis.call('HGET', KEYS[1], 'i') or read_claim(key) ~= ARGV[1] then
  return ''
end

local _, micros = read_time()
local raised = text_of(math.max(tonumber(next_version(micros)), tonumber(ARGV[5]) + 1))
redis.call('HSET', KEYS[4], key, raised .. string.sub(record, #version + 1))
remember(header.token, raised)
return raised

-- ARGV: after, take. Replies {key or version, letter, ...}, by version; nothing where none comes after.

local listed, found = {}, nil
repeat
  found = redis.call('ZRANGEBYSCORE', KEYS[9], '(' .. ARGV[1], '+inf', 'LIMIT', 0, ARGV[2])
  for _, id in ipairs(found) do
    local letter = redis.call('HGET', KEYS[8], id)
    if letter then
      listed[#listed + 1] = id
      listed[#listed + 1] = letter
    else
      -- Lost alone, and not to be taken for the end of the list.
      redis.call('ZREM', KEYS[9], id)
    end
  end
until #listed > 0 or #found == 0
return listed

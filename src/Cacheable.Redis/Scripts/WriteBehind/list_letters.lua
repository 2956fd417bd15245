-- ARGV: skip, take. Replies {key or version, letter, ...}, by version.

local listed = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[9], ARGV[1], text_of(tonumber(ARGV[1]) + tonumber(ARGV[2]) - 1))) do
  local letter = redis.call('HGET', KEYS[8], id)
  if letter then
    listed[#listed + 1] = id
    listed[#listed + 1] = letter
  end
end
return listed

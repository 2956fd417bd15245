-- ARGV: claim, queue, ms until the next attempt, then a key and a version each.

local now = read_time()
for n = 4, #ARGV, 2 do
  local key = ARGV[n]
  local header = newest(key, ARGV[2])
  local holder, attempts = read_claim(key)
  if not header or header.version ~= ARGV[n + 1] then
    give_back(key, ARGV[1], now)
  elseif holder == ARGV[1] then
    redis.call('HSET', KEYS[6], key, '- ' .. attempts .. ' -')
    redis.call('ZADD', KEYS[5], text_of(now + tonumber(ARGV[3])), key)
  end
end
return 1

-- ARGV: queue, token, due in ms, capacity, record, then the tokens withdrawn.
-- Replies {'accepted', version}, {'full'} or {'withdrawn'}.

local before = seen(ARGV[2])
if before then
  return before == 'withdrawn' and { before } or { 'accepted', before }
end

local now, micros = read_time()
local version = next_version(micros)
withdraw(6, version)
if redis.call('ZCARD', KEYS[5]) >= tonumber(ARGV[4]) then
  return { 'full' }
end
return append(ARGV[2], ARGV[5], '-1', '0', now + tonumber(ARGV[3]), ARGV[1], version)

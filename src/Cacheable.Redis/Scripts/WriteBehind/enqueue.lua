-- ARGV: incarnation for a group that has none, number of groups, channel, who sends it (instance and group), mark, key, queue,
-- then token, due in ms, capacity, time to live in ms, length of the entry (-1 for none), entry and record, and the tokens withdrawn.
-- Replies {'accepted', version, incarnation, sequence, mark}, {'full'}, {'withdrawn'} or {'elsewhere', queue}.

local key, queue, token = ARGV[6], ARGV[7], ARGV[8]
local before = seen(token)
if before then
  return before == 'withdrawn' and { before } or point_now('accepted', before)
end

local now, micros = read_time()
local version = next_version(micros)
withdraw(14, version)

local former = header_of(redis.call('HGET', KEYS[4], key))
if former and former.queue ~= queue then
  return { 'elsewhere', former.queue }
end
if not former and redis.call('ZCARD', KEYS[5]) >= tonumber(ARGV[10]) then
  return { 'full' }
end

return accept({
  key = key, queue = queue, token = token, due_in = tonumber(ARGV[9]), ttl = ARGV[11], length = tonumber(ARGV[12]), body = ARGV[13],
  channel = ARGV[3], sender = ARGV[4], mark = ARGV[5],
}, now, version)

-- ARGV: incarnation for a group that has none, number of groups, channel, who sends it, mark, key, queue, then version and token.
-- Replies {'accepted', version, incarnation, sequence, mark} or {'gone'}.

local key = ARGV[6]
local record, overwritten = letter_record(redis.call('HGET', KEYS[8], key))
local header = header_of(record)
if not header or header.version ~= ARGV[8] or overwritten then
  return { 'gone' }
end

unearth(key)
local now, micros = read_time()
return accept({
  key = key, queue = ARGV[7], token = ARGV[9], due_in = 0, ttl = header.ttl, length = header.length, body = string.sub(record, header.body),
  channel = ARGV[3], sender = ARGV[4], mark = ARGV[5],
}, now, next_version(micros))

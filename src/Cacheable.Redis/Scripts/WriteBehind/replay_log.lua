-- ARGV: queue, version, token. Replies {'accepted', version} or {'gone'}.

local record = letter_record(redis.call('HGET', KEYS[8], ARGV[2]))
local header = header_of(record)
if not header then
  return { 'gone' }
end
unearth(ARGV[2])
local now, micros = read_time()
return append(ARGV[3], string.sub(record, header.body), '-1', '0', now, ARGV[1], next_version(micros))

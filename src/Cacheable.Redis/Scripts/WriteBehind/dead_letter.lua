-- ARGV: incarnation for a group that has none, number of groups, channel, who sends it, mark, key, queue, then version, claim and error.
-- Replies {'dead', version, incarnation, sequence, mark} or {'kept'}.

local key, queue, version, claim = ARGV[6], ARGV[7], ARGV[8], ARGV[9]
if letter_version(redis.call('HGET', KEYS[8], key)) == version then
  return point_now('dead', version)
end

local header, record = newest(key, queue)
if not header or header.version ~= version then
  give_back(key, claim, (read_time()))
  return { 'kept' }
end
local holder, attempts = read_claim(key)
if holder ~= claim then
  return { 'kept' }
end

bury(key, version, attempts, ARGV[10], record)
forget(key)
-- Readers see the source again.
return write_entry('dead', version, key, nil, nil, ARGV[3], ARGV[4], ARGV[5])

-- The beginning of every script that writes to a history or asks of it. KEYS[1] metadata, KEYS[2] log, KEYS[3] order of the epochs.
-- ARGV[1] incarnation for a group that has none, ARGV[2] number of groups.
-- The metadata is one hash of five fields and one for each epoch (p:<prefix>, t:<tag>):
-- i incarnation, g sequence, f floor, a ancestors, s number of groups.

local incarnation = redis.call('HGET', KEYS[1], 'i')

-- Metadata that was lost (races 25 to 27) starts another incarnation, so what outlived it is neither read nor filled.
if not incarnation then
  incarnation = ARGV[1]
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
  redis.call('HSET', KEYS[1], 'i', incarnation, 'g', '0', 'f', '0', 'a', '', 's', ARGV[2])
end


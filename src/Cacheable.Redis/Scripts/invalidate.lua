-- KEYS: metadata, log, order, then value, lease, waiters and writers of each key named.
-- ARGV: incarnation for a group that has none, number of groups, most epochs, channel, who sends it (instance and group), then what
-- names.lua reads.
-- Replies {incarnation, sequence, mark} of the last. Sending it twice costs a sequence number and more misses, no more (races 29 and 30).

local sequence, mark = invalidate_names(6, 4, tonumber(ARGV[3]), ARGV[4], ARGV[5])
return { incarnation, sequence, mark }

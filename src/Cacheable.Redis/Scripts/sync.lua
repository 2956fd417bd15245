-- KEYS: metadata, log, order.
-- ARGV: incarnation for a group that has none, number of groups, then what the sender knows: incarnation (empty for nothing),
-- sequence and mark of its witness, and the sequence up to which it has heard everything.
-- Replies {relation, incarnation, sequence, mark, number of groups, the log since what was heard}.

local no_mark = '0000000000000000'
local metadata = redis.call('HMGET', KEYS[1], 'g', 's', 'a')
local sequence = metadata[1]

-- The mark of the invalidation so many before the last; no mark where the log does not show it.
local function mark_at(known_sequence, back)
  local entry = redis.call('LINDEX', KEYS[2], string.format('%.0f', -1 - back))
  local found, mark = string.match(entry or '', '^%S+ %S+ %S+ (%d+) (%x+) ')
  return found == known_sequence and mark or no_mark
end

local function relate(known, known_sequence, known_mark, heard)
  if known == '' then
    return 'first', {}
  end
  if known ~= incarnation then
    -- An ancestor was replaced on purpose; any other was lost or put back (races 24 to 28).
    local is_ancestor = string.find(metadata[3], known, 1, true)
    return is_ancestor and 'succeeds' or 'diverged', {}
  end

  local since_witness, since_heard = tonumber(sequence) - tonumber(known_sequence), tonumber(sequence) - tonumber(heard)
  if since_witness < 0 then
    return 'diverged', {}
  end
  local mark = mark_at(known_sequence, since_witness)
  if mark ~= known_mark then
    -- Another mark: history was put back and went on another way (races 24 and 28). None: the log is too short to tell.
    return mark == no_mark and 'truncated' or 'diverged', {}
  end
  -- Neither had a mark: the witness is of the moment when an incarnation began or a log was lost, and all that came since is there.
  if since_heard > redis.call('LLEN', KEYS[2]) then
    return 'truncated', {}
  end
  return 'continues', since_heard > 0 and redis.call('LRANGE', KEYS[2], string.format('%.0f', -since_heard), -1) or {}
end

local relation, missed = relate(ARGV[3], ARGV[4], ARGV[5], ARGV[6])
return { relation, incarnation, sequence, mark_at(sequence, 0), metadata[2], missed }

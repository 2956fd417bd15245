-- Part of every script that reads a queued write. A record begins with a line: version token incarnation time-to-live
-- length-of-its-entry due queue. The entry and then the rest follow it. RecordText.cs reads the same.
local function header_of(record)
  local version, token, incarnation, ttl, length, due, queue, body =
    string.match(record or '', '^(%d+) (%x+) (%x+) (%d+) (%-?%d+) (%d+) (%S+)\n()')
  return version and {
    version = version, token = token, incarnation = incarnation, ttl = ttl, length = tonumber(length), due = tonumber(due), queue = queue,
    body = tonumber(body),
  }
end


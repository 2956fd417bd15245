-- ARGV: claim, queue, then a key and a version each.

local now = read_time()
for n = 3, #ARGV, 2 do
  local header = newest(ARGV[n], ARGV[2])
  -- Whoever holds the claim by now: the sink has this version, and there is no newer one.
  if header and header.version == ARGV[n + 1] then
    forget(ARGV[n])
  else
    give_back(ARGV[n], ARGV[1], now)
  end
end
return 1

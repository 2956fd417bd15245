-- ARGV: claim, then versions.

local log = read_log()
for n = 2, #ARGV do
  remove(ARGV[n])
end
end_claim(log, ARGV[1])
return 1

-- KEYS: writers. ARGV: token.
end_update(KEYS[1], ARGV[1])
return 1

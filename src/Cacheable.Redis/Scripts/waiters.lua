-- Part of every script that ends a lease: tells those who were told to wait for it, and nobody where none was.
local function tell_waiters(waiters, channel, message)
  if redis.call('DEL', waiters) == 1 then
    redis.call('PUBLISH', channel, message)
  end
end


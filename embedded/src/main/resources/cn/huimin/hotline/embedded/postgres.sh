# Runs PostgreSQL in a process group of its own, so that a Ctrl-C at the terminal does not reach it, and stops it in
# order when standard input ends: the parent closed it, or is gone.
set -m
"$@" </dev/null &
server=$!
(
  cat >/dev/null
  kill -INT "$server" 2>/dev/null
) <&0 &
watch=$!
trap 'kill -INT "$server" 2>/dev/null' TERM
wait "$server"
code=$?
while kill -0 "$server" 2>/dev/null; do
  wait "$server"
  code=$?
done
kill -- "-$watch" 2>/dev/null
exit "$code"

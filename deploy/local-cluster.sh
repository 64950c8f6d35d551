#!/usr/bin/env bash
# A real standalone Spark cluster on this machine: one master and two workers, each a process of its own on 127.0.0.1.
#
#   deploy/local-cluster.sh start [--dir DIR] [--port N] [--workers N] [--cores N] [--memory SIZE]
#       prints the URL of the master (spark://127.0.0.1:PORT) once every worker has registered
#   deploy/local-cluster.sh stop [--dir DIR]
#
# Defaults: DIR padml-spark/target/cluster (logs, process ids, work directories), a free port, 2 workers of 1 core
# and 1g. SPARK_HOME may name a Spark distribution; else the Spark that ./padml runs with.
set -euo pipefail

here=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(dirname "$here")
# shellcheck source=deploy/spark-env.sh
. "$here/spark-env.sh"

usage() { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[ $# -gt 0 ] || usage
action=$1
shift
dir=$root/padml-spark/target/cluster port=0 workers=2 cores=1 memory=1g
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || usage
  case $1 in
    --dir) dir=$2 ;;
    --port) port=$2 ;;
    --workers) workers=$2 ;;
    --cores) cores=$2 ;;
    --memory) memory=$2 ;;
    *) usage ;;
  esac
  shift 2
done

running() { # is that process still the daemon that we started?
  [ -r "/proc/$1/cmdline" ] || { kill -0 "$1" 2>/dev/null && [ ! -d /proc ]; return; }
  tr '\0' ' ' <"/proc/$1/cmdline" | grep -q 'org\.apache\.spark\.deploy\.'
}

stop() {
  local file pid
  for file in "$dir"/worker-*.pid "$dir"/master.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    if running "$pid"; then
      kill "$pid" 2>/dev/null || true
      for _ in $(seq 100); do running "$pid" || break; sleep 0.1; done
      if running "$pid"; then kill -9 "$pid" 2>/dev/null || true; fi
    fi
    rm -f "$file"
  done
}

export SPARK_LOCAL_IP=127.0.0.1

daemon() { # name, class, arguments
  local name=$1
  shift
  nohup "$java" -Xmx512m "@$options_of_spark" -cp "$SPARK_HOME/jars/*" "$@" \
    </dev/null >"$dir/$name.log" 2>&1 &
  echo $! >"$dir/$name.pid"
}

wait_for() { # name of the daemon, pattern in its log, how often it must occur
  local n
  for _ in $(seq 600); do
    n=$(grep -cE "$2" "$dir/$1.log" 2>/dev/null || true)
    [ "${n:-0}" -lt "$3" ] || return 0
    kill -0 "$(cat "$dir/$1.pid")" 2>/dev/null || break
    sleep 0.1
  done
  echo "local-cluster: $1: expected '$2' in its log, found:" >&2
  tail -n 20 "$dir/$1.log" >&2
  stop
  exit 1
}

start() {
  local file i master
  for file in "$dir"/*.pid; do
    if [ -f "$file" ] && running "$(cat "$file")"; then
      echo "local-cluster: expected none running, found one in $dir (stop it first)" >&2
      exit 2
    fi
  done
  mkdir -p "$dir"
  daemon master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
  wait_for master 'Starting Spark master at spark://' 1
  master=$(sed -n 's|.*Starting Spark master at \(spark://[0-9.]*:[0-9]*\).*|\1|p' "$dir/master.log" | head -n 1)
  for i in $(seq "$workers"); do
    daemon "worker-$i" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 \
      -c "$cores" -m "$memory" -d "$dir/work-$i" "$master"
  done
  wait_for master 'Registering worker ' "$workers"
  printf '%s\n' "$master"
}

case $action in
  start) start ;;
  stop) stop ;;
  *) usage ;;
esac

# Sourced by run and test: makes .venv and installs the locked packages, once per lock file.

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$candidate"
      return
    fi
  done
  echo 'Python 3.11 or newer is needed. Install it, or name it: PYTHON=/path/to/python3 ./run' >&2
  return 2
}

# prepare FOLDER LOCK: FOLDER/.venv with exactly the packages of LOCK. The development lock holds all of the other one.
prepare() {
  local venv=$1/.venv lock=$1/$2 python stamp wanted
  stamp=$venv/installed-$2
  wanted=$(cksum <"$lock")
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    return
  fi
  if ! "$venv/bin/python" -c '' 2>/dev/null; then
    python=$(find_python)
    echo 'Making .venv …' >&2
    rm -rf "$venv"
    "$python" -m venv "$venv"
  fi
  echo "Installing the packages of $2 …" >&2
  "$venv/bin/python" -m pip --quiet --disable-pip-version-check install --no-deps --require-hashes -r "$lock" >&2

  printf '%s' "$wanted" >"$stamp"
}

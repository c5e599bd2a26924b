# Sourced by run and test: makes .venv and installs the locked packages, once per lock file.

# A Python that was built without its own optimisations, as version managers do unless told, reads a fifth slower.
find_python() {
  local candidate first=
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python /usr/bin/python3; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      if [ "$candidate" = "${PYTHON:-}" ] || is_optimised "$candidate"; then
        printf '%s' "$candidate"
        return
      fi
      first=${first:-$candidate}
    fi
  done
  if [ -n "$first" ]; then
    printf '%s' "$first"
    return
  fi
  echo 'Python 3.11 or newer is needed. Install it, or name it: PYTHON=/path/to/python3 ./run' >&2
  return 2
}

# is_optimised PYTHON: built so, or the system's own, which distributions build so; and able to make a .venv
is_optimised() {
  "$1" -c '
import ensurepip, sys, sysconfig
sys.exit(sys.prefix != "/usr" and "--enable-optimizations" not in (sysconfig.get_config_var("CONFIG_ARGS") or ""))
' 2>/dev/null
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

# What the launchers of a checkout and of a release share: which Java, and how it is started. Sourced by bash, 3.2 and later.

# The major version of the Java in a folder, into $major; 0 where it lacks the tool that is wanted, java or javac.
java_major() { # FOLDER TOOL
  local line
  major=0
  [ -x "$1/bin/$2" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case "$line" in JAVA_VERSION=*)
        line=${line#*\"}
        major=${line%%[!0-9]*}
        ;;
      esac
    done < "$1/release"
  else
    line=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    major=${line%%[!0-9]*}
  fi
  [ -n "$major" ] || major=0
}

# The first Java of version 21 or later that has the tool, into $java_home; empty where there is none.
find_java() { # TOOL
  local candidate candidates=()
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
  if candidate=$(command -v "$1") && candidate=$(readlink -f "$candidate"); then
    candidate=${candidate%/*}
    candidates+=("${candidate%/*}")
  fi
  candidates+=(/opt/java/openjdk /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/*
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home)
  java_home=""
  for candidate in "${candidates[@]}"; do
    java_major "$candidate" "$1"
    if [ "$major" -ge 21 ]; then
      java_home=$candidate
      return
    fi
  done
}

# Java 25 and later start two to three times as fast with classes that are read and linked already: the archive of one Java
# and these very jars. It lies beside the folder of the jars, or in the user's cache where that can't be written. Its path goes
# into $archive if it is there, else where it should be made into $missing; neither where there is no place.
find_archive() { # FOLDER-OF-JARS
  local key place
  archive=""
  missing=""
  [ "$major" -ge 25 ] && [ "${SPATIALFORGE_ARCHIVE:-}" != off ] || return 0
  key=$({
    echo "$java_home $1"
    cat "$java_home/release" "$1/jars.sha256"
    wc -c "$1"/*.jar
  } 2>/dev/null | cksum)
  key="spatialforge-${key%% *}.aot"
  for place in "${1%/*}" "${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/spatialforge"; do
    if [ -r "$place/$key" ]; then
      archive="$place/$key"
      missing=""
      return
    fi
    if [ -z "$missing" ] && { [ -w "$place" ] || { [ ! -e "$place" ] && mkdir -p "$place" 2>/dev/null; }; }; then
      missing="$place/$key"
    fi
  done
}

# Makes the archive $missing, by a run that does a little of everything. Several at a time do no harm: it is put in its place whole.
make_archive() {
  local place=${missing%/*} made work
  # What was left behind by ones that were killed, and archives of what the jars and Java were long ago.
  find "$place" -maxdepth 1 -name '.spatialforge-*.aot*' -mmin +30 -exec rm -f {} + || true
  find "$place" -maxdepth 1 -name 'spatialforge-*.aot' -mtime +30 -exec rm -f {} + || true
  made=${missing##*/}
  made="$place/.${made%.aot}-$$.aot"
  work=$(mktemp -d) || return
  if nice -n 19 "$java_home/bin/java" -XX:+UseParallelGC "${common[@]}" "-XX:AOTCacheOutput=$made" -cp "$class_path" \
    io.spatialforge.app.WarmUp "$work" </dev/null >/dev/null 2>&1 && [ -s "$made" ]; then
    mv -f "$made" "$missing"
  fi
  rm -rf "$work" "$made" "$made".*
  [ -r "$missing" ]
}

# Starts the command line in the place of this script; with --make-archive, makes the archive and ends.
start() { # FOLDER-OF-JARS ARGUMENT...
  local lib=$1 argument command="" terminal="" index="work/viewer/index-*.duckdb" options=()
  shift
  class_path=$(
    LC_ALL=C
    printf '%s:' "$lib"/*.jar
  )
  class_path=${class_path%:}
  common=(-Djava.awt.headless=true)
  [ "$major" -ge 22 ] && common+=(--enable-native-access=ALL-UNNAMED)
  [ "$major" -ge 24 ] && common+=(--sun-misc-unsafe-memory-access=allow)
  find_archive "$lib"
  if [ "${1:-}" = --make-archive ]; then
    [ -n "$archive" ] && exit
    [ -n "$missing" ] && make_archive && exit
    echo "spatialforge: no archive was made; it needs Java 25 or later (here: $major), and a folder that can be written" >&2
    exit 1
  fi
  for argument in "$@"; do
    case "$argument" in -*) ;; *)
      command=$argument
      break
      ;;
    esac
  done
  case "$command" in
    # What ends at once pays neither for the second compiler nor for several collectors, nor for reading the archive.
    "" | help | completion | config | votes) options+=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1) ;;
    *)
      options+=(-XX:+UseParallelGC)
      # Where the index is there, the viewer has little to compute: the second compiler would only be in the way.
      if [ "$command" = view ]; then
        for argument in "$@"; do
          if compgen -G "${argument%/}/$index" >/dev/null; then
            options+=(-XX:TieredStopAtLevel=1)
            break
          fi
        done
      fi
      # Where the archive does not fit after all, Java goes on without it; it need not say so.
      if [ -n "$archive" ]; then
        options+=("-XX:AOTCache=$archive" "-Xlog:aot*=off" "-Xlog:cds*=off")
      fi
      ;;
  esac
  if [ -n "$missing" ]; then
    # In the background. The lock stays for a day where nothing comes of it.
    find "$missing.lock" -maxdepth 0 -mtime +0 -exec rmdir {} + 2>/dev/null || true
    if mkdir "$missing.lock" 2>/dev/null; then
      (make_archive && rmdir "$missing.lock") </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
    fi
  fi
  # Which streams a person sees, for bars and colours: Java can't tell.
  [ -t 1 ] && terminal="out"
  [ -t 2 ] && terminal="$terminal,err"
  options+=("-Dspatialforge.terminal=$terminal")
  # In the plain locale Java can name no file that has other letters than English ones.
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
  # What OpenCV's decoders grumble about stands in the drops.
  export OPENCV_LOG_LEVEL="${OPENCV_LOG_LEVEL:-SILENT}"
  # shellcheck disable=SC2086 # SPATIALFORGE_JAVA_OPTS is a list of options
  exec "$java_home/bin/java" "${common[@]}" "${options[@]}" ${SPATIALFORGE_JAVA_OPTS:-} \
    -cp "$class_path${SPATIALFORGE_CLASSPATH:+:$SPATIALFORGE_CLASSPATH}" io.spatialforge.app.Main "$@"
}

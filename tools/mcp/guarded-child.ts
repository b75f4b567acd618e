import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A process that does not outlive us, however we end. */
export interface GuardedChild {
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** The exit code when it has ended, null when it was killed. */
  readonly ended: Promise<number | null>;
  /** Asks it to end. */
  terminate(): void;
  /** Ends it and all that it started. */
  kill(): void;
}

export interface GuardedCommand {
  readonly command: readonly string[];
  readonly directory: string;
  /** All variables that it gets. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Starts the command in a group of its own and watches a pipe that we hold. When that closes, since we were killed, the
 * whole group is killed: a signal to a process that nobody can ask any more, and the only thing that works without our help.
 */
const GUARD = `
unset PWD OLDPWD SHLVL
exec 4<&0 </dev/null
"$@" <&4 3<&- 4<&- &
server=$!
exec 4<&-
(read -r _ <&3; kill -9 -$$) >/dev/null 2>&1 &
guard=$!
trap 'kill -15 $server' TERM
while :; do
  wait $server
  code=$?
  kill -0 $server 2>/dev/null || break
done
kill -9 $guard
exit $code
`;

/** Starts a command; it is under way when this answers. */
export async function startGuarded(wanted: GuardedCommand): Promise<GuardedChild> {
  const child = process.platform === 'win32' ? spawnPlain(wanted) : spawnGuarded(wanted);
  const { promise: ended, resolve: end } = Promise.withResolvers<number | null>();
  const { promise: started, resolve: start, reject: refuse } = Promise.withResolvers<void>();
  const kill = (): void => killGroup(child);
  child.once('spawn', start);
  child.once('error', refuse);
  child.once('exit', (code) => {
    // What the command started may still run.
    kill();
    end(code);
  });
  await started;
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error('The child has no pipes.');
  // A child that ended while we wrote to it is seen by its end.
  stdin.on('error', () => {});
  return { pid: child.pid, stdin, stdout, stderr, ended, terminate: () => void child.kill('SIGTERM'), kill };
}

function spawnGuarded({ command, directory, variables }: GuardedCommand): ChildProcess {
  return spawn('/bin/sh', ['-c', GUARD, 'steward-mcp', ...command], {
    cwd: directory,
    env: { ...variables },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
}

/** Without a shell there are no groups; a child there ends when its input does. */
function spawnPlain({
  command: [program = '', ...rest],
  directory,
  variables,
}: GuardedCommand): ChildProcess {
  return spawn(program, rest, { cwd: directory, env: { ...variables }, stdio: 'pipe', windowsHide: true });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

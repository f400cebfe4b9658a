package dev.keyturn.testkit.source;

/**
 * What is promised of every {@link dev.keyturn.spi.format.SettingsFormat}, as tests. A test class implements this, names the
 * format and gives a few texts in it:
 *
 * <pre>{@code
 * class IniFormatTest implements SettingsFormatContract {
 *   public SettingsFormat format() {
 *     return new IniFormat();
 *   }
 *
 *   public List<String> texts() {
 *     return List.of("""
 *         ; where the data is
 *         [db]
 *         url = jdbc:x ; shared
 *         user=shop
 *         """);
 *   }
 *
 *   public Optional<BiPredicate<String, Settings>> reference() {
 *     return Optional.of((text, settings) -> flat(new Ini4j(text)).equals(flat(settings)));
 *   }
 * }
 * }</pre>
 *
 * <p>The name of each test begins with the {@link Rule} that it tries. Every edit of every entry is derived from the texts: values set,
 * removed, renamed, moved, given neighbours, one at a time and many at once; then the texts are cut, damaged and made long. What the
 * format says it cannot hold ({@link dev.keyturn.spi.Capabilities}), and what nobody else can judge (no {@code reference}), is skipped,
 * with the reason. A failure shows the smallest text that was found to show the same, what was edited and what came out. It shows values:
 * the texts are samples, which hold no secrets.
 *
 * <p>Not tried here, because it is not the format's work: byte order marks and encodings, which whoever reads the file takes off; and
 * that an edit that is taken back gives the same bytes, for which a file keeps what its edits replaced. {@link
 * SettingsSourceContract} and {@link MigratorContract} over a file in the format try those.
 */
public interface SettingsFormatContract extends FormatReads, FormatEdits, FormatHolds, FormatBytes, FormatHostile {}

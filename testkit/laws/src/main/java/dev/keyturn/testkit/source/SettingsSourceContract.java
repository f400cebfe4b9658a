package dev.keyturn.testkit.source;

/**
 * What is promised of every {@link dev.keyturn.spi.SettingsSource}, as tests. A test class implements this and says how a
 * source is made:
 *
 * <pre>{@code
 * class RedisSourceTest implements SettingsSourceContract {
 *   public SettingsSource source(Settings initial) {
 *     RedisSource source = RedisSource.of(client, "test:" + UUID.randomUUID());
 *     source.write(source.read(Selection.all()).revision(), Edit.of(Changes.between(Settings.empty(), initial)));
 *     return source;
 *   }
 *
 *   public Optional<SettingsSource> reopen(SettingsSource source) {
 *     return Optional.of(RedisSource.of(client, source.name()));
 *   }
 * }
 * }</pre>
 *
 * <p>The name of each test begins with the {@link Rule} that it tries. What a source says it cannot do, in its {@link
 * dev.keyturn.spi.Capabilities} or by an ability that it has not, is skipped as not applicable. What cannot be tried because this test
 * does not say how ({@code reopen}, {@code crash}, {@code opened}) is skipped as not proven: the reason names the method to give.
 * {@link MigratorContract} runs whole migrations over the same source.
 */
public interface SettingsSourceContract extends SourceReads, SourceWrites, SourceHolds, SourceRaces, SourceCloses {}

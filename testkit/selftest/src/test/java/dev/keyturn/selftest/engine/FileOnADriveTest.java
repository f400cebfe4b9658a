package dev.keyturn.selftest.engine;

import dev.keyturn.files.FileSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** A file on a drive whose power is taken away: what a write that has returned put there survives it, whatever else is lost. */
class FileOnADriveTest implements SettingsSourceContract {
    private static final String FILE = "/etc/app.json";

    private final IdentityHashMap<SettingsSource, Drive> drives = new IdentityHashMap<>();

    private SettingsSource on(Drive drive) {
        SettingsSource source = FileSource.of(drive.path(FILE));
        drives.put(source, drive);
        return source;
    }

    private Drive drive(SettingsSource source) {
        return Optional.ofNullable(drives.get(source)).orElseThrow();
    }

    @Override
    public SettingsSource source(Settings initial) {
        Drive drive = new Drive();
        drive.put(FILE, "{}\n");
        SettingsSource source = on(drive.settled());
        if (!initial.isEmpty()) {
            Snapshot before = source.read(Selection.all());
            source.write(before.revision(), Edit.of(Changes.between(before.settings(), initial)));
        }
        return source;
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(on(drive(source)));
    }

    /** Of all that may be on the platter then, something that is not what was written; where there is nothing such, the last of it. */
    @Override
    public Optional<SettingsSource> crash(SettingsSource source) {
        Drive drive = drive(source);
        List<Contents> states = new ArrayList<>();
        new PowerLoss(drive.before(), drive.operations(), true)
                .states(drive.operations().size(), states::add);
        String written = drive.now().all().getOrDefault(FILE, "");
        Contents worst = states.stream()
                .filter(state -> !written.equals(state.all().get(FILE)))
                .findFirst()
                .orElse(states.get(states.size() - 1));
        return Optional.of(on(new Drive(new Contents(worst))));
    }

    /** The drive is for one thread; races on real files are run where files are tried. */
    @Override
    public int rounds() {
        return 0;
    }
}

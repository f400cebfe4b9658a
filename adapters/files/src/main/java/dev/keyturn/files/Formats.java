package dev.keyturn.files;

import dev.keyturn.files.properties.PropertiesFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The formats that are known here: those that come with Keyturn, and those that ServiceLoader finds. */
public final class Formats {
    private Formats() {}

    /** All formats, Keyturn's own first. */
    public static List<SettingsFormat> all() {
        List<SettingsFormat> formats = new ArrayList<>(List.of(new PropertiesFormat()));
        ServiceLoader.load(SettingsFormat.class).forEach(formats::add);
        return formats;
    }
}

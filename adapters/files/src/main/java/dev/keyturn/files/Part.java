package dev.keyturn.files;

import dev.keyturn.files.spring.Profiles;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** What of a file a source is about: all of it, or one of its documents. */
sealed interface Part {
    /** What the source is called. */
    String name(Path file);

    /** Where its journal is, told by where that of the whole file is. */
    Path directory(Path ofFile);

    /** Where the part stands. */
    DocumentPlace place(String text, String source);

    /**
     * What the part says.
     *
     * @param place where it stands in the text
     */
    Parsed parse(String text, DocumentPlace place, String source);

    /** What a backup of the part holds. */
    byte[] backup(FileContent file, String source);

    /**
     * All of a file, which may hold one document only.
     *
     * @param format its format
     */
    record Whole(SettingsFormat format) implements Part {
        @Override
        public String name(Path file) {
            return file.toString();
        }

        @Override
        public Path directory(Path ofFile) {
            return ofFile;
        }

        @Override
        public DocumentPlace place(String text, String source) {
            return DocumentPlace.all(text);
        }

        @Override
        public Parsed parse(String text, DocumentPlace all, String source) {
            if (!(format instanceof HoldsDocuments several)
                    || several.documents(text).size() < 2) {
                return format.parse(text, source);
            }
            try {
                Parsed parsed = format.parse(text, source);
                if (!Profiles.isConditional(parsed.settings())) {
                    return parsed; // documents without conditions and without a key that comes twice are as good as one
                }
            } catch (RefusedException notOne) {
                // to choose one helps more than to hear what is wrong with all of them as one
            }
            throw Documents.of(several, text, source).several();
        }

        @Override
        public byte[] backup(FileContent file, String source) {
            return file.bytes();
        }
    }

    /**
     * One document. Its backup holds nothing of the others; it is in UTF-8, whatever the file is in.
     *
     * @param format its format
     * @param document its name
     */
    record Chosen(HoldsDocuments format, String document) implements Part {
        private static final Pattern FOLDER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,60}");
        private static final int SHOWN = 40;
        private static final int HASHED = 12;

        @Override
        public String name(Path file) {
            return file + "#" + document;
        }

        /** The first document goes on with the history that the file had when it was the only one. */
        @Override
        public Path directory(Path ofFile) {
            return document.equals(Documents.BASE)
                    ? ofFile
                    : ofFile.resolveSibling(ofFile.getFileName() + "#" + folder(document));
        }

        /** A name that every file system tells from others, whatever it thinks of case and of characters. */
        private static String folder(String name) {
            if (FOLDER.matcher(name).matches()) {
                return name;
            }
            String readable = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
            return readable.substring(0, Math.min(SHOWN, readable.length())) + "."
                    + sha256(name).substring(0, HASHED);
        }

        private static String sha256(String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        @Override
        public DocumentPlace place(String text, String source) {
            return Documents.find(format, text, document, source);
        }

        @Override
        public Parsed parse(String text, DocumentPlace place, String source) {
            return format.parse(text, place, source);
        }

        @Override
        public byte[] backup(FileContent file, String source) {
            DocumentPlace place = place(file.text(), source);
            return file.text().substring(place.start(), place.end()).getBytes(StandardCharsets.UTF_8);
        }

        /**
         * The text with a backup of this document in the place of the document.
         *
         * @throws RefusedException if it cannot be found there
         */
        String restored(String text, byte[] backup, String source) {
            return place(text, source).in(text, new String(backup, StandardCharsets.UTF_8));
        }
    }

    /**
     * Whether an edited text is parted as the text before it, with the same document at this place.
     *
     * @throws RefusedException if it is not
     */
    default void checkStays(String text, String edited, String source) {
        DocumentPlace before = place(text, source);
        DocumentPlace after;
        try {
            after = place(edited, source);
        } catch (RefusedException isGone) {
            throw moved(source);
        }
        if (after.start() != before.start() || edited.length() - after.end() != text.length() - before.end()) {
            throw moved(source);
        }
    }

    private static RefusedException moved(String source) {
        return new RefusedException(Problem.of(
                        Origin.of(source),
                        Key.root(),
                        "the edit would change which document of the file this is: its profile, or where it begins and ends",
                        "an edit that leaves the documents of the file apart")
                .hint("the file was not touched; change this by hand"));
    }
}

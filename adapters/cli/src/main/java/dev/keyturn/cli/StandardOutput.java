package dev.keyturn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Where data go. Whoever reads them may leave early, and a disk may be full: then the rest is lost, and that is remembered. */
final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private boolean isLost;
    private boolean isPipe;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        tried(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        tried(out::flush);
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private void tried(Writing writing) {
        if (isLost) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            isLost = true;
            isPipe = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        }
    }

    /** Whether something of it did not arrive. */
    boolean isLost() {
        return isLost;
    }

    /** Whether that is so because the reader has left, as {@code head} does. */
    boolean isPipe() {
        return isPipe;
    }
}

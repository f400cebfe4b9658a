package dev.keyturn.selftest.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** An open file, or an open directory, which can be forced only. */
final class DriveChannel extends FileChannel {
    private final Drive drive;
    private final int node;
    private int position;

    DriveChannel(Drive drive, int node) {
        this.drive = drive;
        this.node = node;
    }

    @Override
    public int read(ByteBuffer target) {
        String bytes = drive.now().bytes(node);
        int count = Math.min(target.remaining(), bytes.length() - position);
        if (count <= 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        target.put(bytes.substring(position, position + count).getBytes(StandardCharsets.ISO_8859_1));
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        drive.does(new Operation.Write(node, position, Drive.latin(bytes)));
        position += bytes.length;
        return bytes.length;
    }

    @Override
    public void force(boolean metaData) {
        drive.does(new Operation.Force(node));
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long there) {
        position = Math.toIntExact(there);
        return this;
    }

    @Override
    public long size() {
        return drive.now().bytes(node).length();
    }

    /** Nobody else is on this drive. */
    @Override
    public FileLock tryLock(long from, long size, boolean isShared) {
        return new FileLock(this, from, size, isShared) {
            @Override
            public boolean isValid() {
                return channel().isOpen();
            }

            @Override
            public void release() {
                // it ends with the channel
            }
        };
    }

    @Override
    public FileLock lock(long from, long size, boolean isShared) {
        return tryLock(from, size, isShared);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException("write");
    }

    @Override
    public FileChannel truncate(long size) {
        drive.does(new Operation.Cut(node, Math.toIntExact(size)));
        position = Math.min(position, Math.toIntExact(size));
        return this;
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("transferTo");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long from, long count) {
        throw new UnsupportedOperationException("transferFrom");
    }

    @Override
    public int read(ByteBuffer target, long from) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public int write(ByteBuffer source, long from) {
        throw new UnsupportedOperationException("write");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException("map");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        // closing makes nothing durable
    }
}

package dev.keyturn.codec;

import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** {@code host:port}, and the two. */
record HostPort() implements Splitter {
    @Override
    public String name() {
        return "host-port";
    }

    @Override
    public List<String> parts() {
        return List.of("host", "port");
    }

    @Override
    public String upAccepts() {
        return "text with " + Authority.HOST + ", and behind a colon perhaps " + Authority.PORT;
    }

    @Override
    public String downAccepts() {
        return "a host name or address, and perhaps " + Authority.PORT;
    }

    @Override
    public Optional<List<Optional<Value>>> up(Value whole) {
        return whole instanceof Text text ? Authority.split(text.text()) : Optional.empty();
    }

    @Override
    public Optional<Value> down(List<Optional<Value>> parts) {
        return parts.size() == 2 ? Authority.join(parts.get(0), parts.get(1)).map(Value::of) : Optional.empty();
    }
}

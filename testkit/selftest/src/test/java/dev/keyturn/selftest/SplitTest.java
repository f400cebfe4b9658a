package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.split;

import dev.keyturn.codec.Codecs;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Split keeps the laws. */
class SplitTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                split("server.address", Codecs.hostPort(), IfOccupied.REFUSE, "server.host", "server.port"),
                split("address", Codecs.hostPort(), IfOccupied.REFUSE, "server.host", "server.port"),
                split("address", Codecs.hostPort(), IfOccupied.REFUSE, "address.host", "address.port"),
                split("server.address", Codecs.hostPort(), IfOccupied.REFUSE, "server", "port"),
                split("address", Codecs.hostPort(), IfOccupied.KEEP, "host", "port"),
                split("address", Codecs.hostPort(), IfOccupied.REPLACE, "host", "port"),
                split("url", Codecs.urlParts(), IfOccupied.REFUSE, "scheme", "host", "port", "path"),
                split("url", Codecs.urlParts(), IfOccupied.REPLACE, "to.scheme", "to.host", "to.port", "to.path"));
    }
}

package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.join;

import dev.keyturn.codec.Codecs;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Join keeps the laws. */
class JoinTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                join("server.address", Codecs.hostPort(), IfOccupied.REFUSE, "server.host", "server.port"),
                join("address", Codecs.hostPort(), IfOccupied.REFUSE, "server.host", "server.port"),
                join("server", Codecs.hostPort(), IfOccupied.REFUSE, "server.host", "server.port"),
                join("address", Codecs.hostPort(), IfOccupied.KEEP, "host", "port"),
                join("address", Codecs.hostPort(), IfOccupied.REPLACE, "host", "port"),
                join("url", Codecs.urlParts(), IfOccupied.REFUSE, "scheme", "host", "port", "path"));
    }
}

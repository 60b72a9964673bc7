package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.sensor.SensorConnection;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorFeed;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;

/**
 * Values of an OPC UA server, by one subscription of a client of its own. The server sends what
 * changes. While the job is behind it is not asked for more, keeps the newest changes of each value
 * and says where that was not all. A lost session is given up and made anew, with the subscription.
 */
public final class OpcUaSensor implements SensorConnection {
    /** How long a lost session can go unnoticed while nothing comes. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    @Override
    public void run(SensorFeed feed) throws SensorException, InterruptedException {
        OpcUaFailures failures = new OpcUaFailures(feed.config());
        RandomSeed.await(failures);
        OpcUaClient client = OpcUaClients.create(feed.config(), failures);
        try (ChangeInbox inbox = new ChangeInbox()) {
            client.addSessionActivityListener(loss(inbox));
            failures.await(client.connectAsync());
            MonitoredValues values = new MonitoredValues(client, feed, inbox, failures);
            values.subscribe();
            feed.online();
            while (true) {
                Optional<ChangeInbox.Change> change = inbox.take(LOOK_EVERY);
                if (change.isPresent()) {
                    change.get().value().tell(change.get(), feed);
                } else if (inbox.lostBy().isPresent()) {
                    throw failures.lost(inbox.lostBy().get());
                }
                values.askAgainForRefused();
            }
        } finally {
            // Nobody waits for it: the server may be gone.
            var unused = client.disconnectAsync();
        }
    }

    private static SessionActivityListener loss(ChangeInbox inbox) {
        return new SessionActivityListener() {
            @Override
            public void onSessionInactive(UaSession session) {
                inbox.lose("the session is lost");
            }
        };
    }
}

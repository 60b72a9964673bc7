package io.atalaya.operators.sensor.kafka;

import io.atalaya.operators.sensor.SensorConnection;
import io.atalaya.operators.sensor.SensorFeed;
import java.util.concurrent.CountDownLatch;

/**
 * Says that a sensor is there whose messages come another way: by Flink's Kafka source, which keeps
 * its connection and its offsets itself. So a sensor that never sent anything has health too, and
 * its silence is noticed.
 */
public final class RollCall implements SensorConnection {
    @Override
    public void run(SensorFeed feed) throws InterruptedException {
        feed.online();
        // Until it is interrupted.
        new CountDownLatch(1).await();
    }
}

package io.atalaya.operators.sensor;

import io.atalaya.operators.OffTaskThread;

/** One way to a sensor. Runs in the sensor's own thread; interrupting that ends it. */
public interface SensorConnection {
    /**
     * Connects, and hands over what the sensor sends. Returns when the input has ended for good.
     *
     * @throws SensorException where the connection cannot be had, or is lost
     */
    @OffTaskThread
    void run(SensorFeed feed) throws SensorException, InterruptedException;
}

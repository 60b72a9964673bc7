package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.SensorException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.util.NonceUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client seeds its random numbers in a thread of its own, and before that is done makes up with
 * weak ones. That thread's last act is a line of log for which it needs SLF4J 2, where Flink
 * carries 1.7; by then the seed is there, and so its end is no news for anybody.
 */
final class RandomSeed {
    private static final Logger LOG = LoggerFactory.getLogger(RandomSeed.class);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int LOOKS = 500;

    private RandomSeed() {}

    /** Waits until there is one. */
    static void await(OpcUaFailures failures) throws SensorException, InterruptedException {
        if (!begin()) {
            for (int i = 0; i < LOOKS && !NonceUtil.isSecureRandomSeeded(); i++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        }
        if (!NonceUtil.isSecureRandomSeeded()) {
            throw failures.because(
                    HealthReason.TIMEOUT, "has to wait: this machine has no random numbers yet");
        }
    }

    private static boolean begin() throws InterruptedException {
        Thread first =
                new Thread(new Quiet(), NonceUtil::isSecureRandomSeeded, "opc-ua-random-seed");
        first.start();
        first.join();
        return NonceUtil.isSecureRandomSeeded();
    }

    /** Threads that are made in one of its threads end in it too. */
    private static final class Quiet extends ThreadGroup {
        private Quiet() {
            super("opc-ua");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable problem) {
            LOG.debug("{} ended", thread.getName(), problem);
        }
    }
}

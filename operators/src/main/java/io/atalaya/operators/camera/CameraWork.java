package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;

/** What a camera's thread does until the camera ends or the thread is interrupted. */
interface CameraWork {
    @OffTaskThread
    void run() throws InterruptedException;
}

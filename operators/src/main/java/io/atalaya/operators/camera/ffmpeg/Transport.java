package io.atalaya.operators.camera.ffmpeg;

/** How RTP packets travel from an RTSP camera. */
public enum Transport {
    /** Inside the RTSP connection: nothing is lost, and firewalls let it through. */
    TCP,
    /** In datagrams: a lost packet damages a picture instead of delaying all that follow. */
    UDP
}

package io.atalaya.console.setup;

import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.schemas.v1.Site;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The cameras of which jobs show blurred pictures only. Another address of such a camera shows the
 * same people, whatever name it is given: its other streams, its host's number instead of its name.
 * So all of a host is taken for one camera; that a recorder's other channels are concerned too is
 * the lesser evil.
 */
public final class BlurredCameras {
    private final List<Site.Camera> cameras;

    public BlurredCameras(Collection<Site> sites) {
        this.cameras =
                sites.stream()
                        .flatMap(site -> site.getCamerasList().stream())
                        .filter(camera -> camera.getBlurredLabelsCount() > 0)
                        .toList();
    }

    /** One of them that this may be, by its name or by where it leads. */
    public Optional<Site.Camera> concerning(String name, CameraUrl url) {
        if (cameras.isEmpty()) {
            return Optional.empty();
        }
        String origin = url.origin();
        List<InetAddress> addresses = addresses(origin);
        return cameras.stream()
                .filter(
                        camera ->
                                camera.getSensorId().equalsIgnoreCase(name.strip())
                                        || camera.getOrigin().equals(origin)
                                        || isOneHost(addresses, addresses(camera.getOrigin())))
                .findFirst();
    }

    private static boolean isOneHost(List<InetAddress> some, List<InetAddress> others) {
        return some.stream().anyMatch(others::contains) || (isHere(some) && isHere(others));
    }

    /** Of a host; none of a path, and none where nobody knows it. */
    private static List<InetAddress> addresses(String origin) {
        if (origin.isEmpty() || origin.startsWith("/") || origin.startsWith(":")) {
            return List.of();
        }
        try {
            return List.of(InetAddress.getAllByName(origin));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static boolean isHere(List<InetAddress> addresses) {
        return addresses.stream().anyMatch(BlurredCameras::isHere);
    }

    /** A machine reaches itself under many addresses. */
    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}

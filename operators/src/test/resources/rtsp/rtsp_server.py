"""A real RTSP server for tests, on GStreamer.

Arguments: port, and optionally user and password. It tells "ready" on standard output and obeys
lines on standard input:

    size WIDTH HEIGHT    the picture's size from the next client on
    move WIDTH HEIGHT    the picture's size at once, in the middle of the stream
    kick                 closes all clients' sessions
    quit                 ends

Ending it by a signal is the camera whose cable is pulled. Frames are H.264 with a key frame every
half second, 20 a second, at /stream; /jpeg is the same as JPEG.
"""

import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

PIPELINES = {
    "/stream": "x264enc tune=zerolatency speed-preset=ultrafast bframes=0 key-int-max=10 "
    "! video/x-h264,profile=baseline ! rtph264pay name=pay0 pt=96 config-interval=-1",
    "/jpeg": "jpegenc ! rtpjpegpay name=pay0 pt=26",
}


class Factory(GstRtspServer.RTSPMediaFactory):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.size = (320, 240)
        self.filters = []
        self.set_shared(False)

    def caps(self):
        return "video/x-raw,format=I420,width=%d,height=%d,framerate=20/1" % self.size

    def do_create_element(self, url):
        element = Gst.parse_bin_from_description(
            "videotestsrc is-live=true pattern=ball ! videoscale ! capsfilter name=size caps=%s ! %s"
            % (self.caps(), self.encoder),
            False,
        )
        self.filters.append(element.get_by_name("size"))
        return element

    def move(self):
        for element in self.filters:
            element.set_property("caps", Gst.Caps.from_string(self.caps()))


def protect(server, factory, user, password):
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    server.set_auth(auth)
    factory.add_role_from_structure(
        Gst.Structure.new_from_string("viewer, media.factory.access=true, media.factory.construct=true")
    )


def obey(line, server, factories, loop):
    words = line.split()
    if words[0] in ("size", "move"):
        for factory in factories:
            factory.size = (int(words[1]), int(words[2]))
            if words[0] == "move":
                factory.move()
    elif words[0] == "kick":
        server.client_filter(lambda s, c: GstRtspServer.RTSPFilterResult.REMOVE)
    elif words[0] == "quit":
        loop.quit()
    print("done", flush=True)


def listen(server, factories, loop):
    for line in sys.stdin:
        GLib.idle_add(obey, line, server, factories, loop)
    GLib.idle_add(loop.quit)


def main():
    Gst.init(None)
    loop = GLib.MainLoop()
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(sys.argv[1])
    factories = []
    for path, encoder in PIPELINES.items():
        factory = Factory(encoder)
        if len(sys.argv) > 2:
            protect(server, factory, sys.argv[2], sys.argv[3])
        server.get_mount_points().add_factory(path, factory)
        factories.append(factory)
    if server.attach(None) == 0:
        sys.exit("port %s cannot be had" % sys.argv[1])
    threading.Thread(target=listen, args=(server, factories, loop), daemon=True).start()
    print("ready", flush=True)
    loop.run()


main()

"""A small detector in YOLOX's manner: its net, its loss, its training pictures and its score."""

package io.atalaya.console.http;

import java.util.List;

/** A group of routes that belong together. A page of the console has one of its own. */
public interface ApiResource {
    List<Route> routes();
}

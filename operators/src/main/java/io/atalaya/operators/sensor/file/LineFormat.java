package io.atalaya.operators.sensor.file;

import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.RefusedException;

/** What a file's lines mean. */
interface LineFormat {
    /** The fields of a line that is not empty. */
    Fields parse(String line) throws RefusedException;
}

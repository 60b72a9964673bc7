package io.atalaya.operators.sensor;

import java.math.BigInteger;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a node of an OPC UA server is written; after OPC 10000-6, 5.3.1.10 and 5.3.1.11. */
final class OpcUaNodeId {
    private static final String GUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?:(?:ns=(?<index>[0-9]{1,5})|nsu=[^;]+);)?"
                            + "(?:i=(?<number>[0-9]{1,10})|s=.+|g="
                            + GUID
                            + "|b=(?<bytes>.+))");
    private static final int LAST_INDEX = 65535;
    private static final BigInteger LAST_NUMBER = BigInteger.valueOf(0xFFFF_FFFFL);

    private OpcUaNodeId() {}

    /**
     * Whether it is one.
     *
     * @throws IllegalArgumentException with how one is written
     */
    static void check(String written) {
        Matcher parts = WRITTEN.matcher(written);
        boolean right =
                parts.matches()
                        && isWithin(parts.group("index"), BigInteger.valueOf(LAST_INDEX))
                        && isWithin(parts.group("number"), LAST_NUMBER)
                        && isBase64(parts.group("bytes"));
        if (!right) {
            throw new IllegalArgumentException(
                    "node '"
                            + written
                            + "' is no node's id; write such as ns=2;s=Motor1.Temperature or"
                            + " ns=2;i=1042, or g= with a GUID, or b= with bytes in Base64");
        }
    }

    private static boolean isWithin(String number, BigInteger last) {
        return number == null || new BigInteger(number).compareTo(last) <= 0;
    }

    private static boolean isBase64(String text) {
        try {
            return text == null || Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

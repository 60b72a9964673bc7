package io.atalaya.operators.sensor;

/** How what is said between an OPC UA server and us is protected. */
public enum OpcUaSecurity {
    /** Not at all. */
    NONE,
    /** Nobody can change it; anybody can read it. */
    SIGN,
    /** Nobody can change or read it. */
    SIGN_AND_ENCRYPT
}

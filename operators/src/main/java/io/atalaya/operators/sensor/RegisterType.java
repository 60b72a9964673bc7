package io.atalaya.operators.sensor;

/** What registers of 16 bits hold. */
public enum RegisterType {
    INT16(1),
    UINT16(1),
    INT32(2),
    UINT32(2),
    FLOAT32(2),
    FLOAT64(4);

    private final int registers;

    RegisterType(int registers) {
        this.registers = registers;
    }

    /** How many registers it takes. */
    public int registers() {
        return registers;
    }
}

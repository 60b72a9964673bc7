package io.atalaya.operators.track;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** EJML's dense operations, written as formulas are. */
record Matrix(DMatrixRMaj data) {
    static Matrix zero(int rows, int columns) {
        return new Matrix(new DMatrixRMaj(rows, columns));
    }

    static Matrix identity(int rows, int columns) {
        return new Matrix(CommonOps_DDRM.identity(rows, columns));
    }

    static Matrix column(double... values) {
        return new Matrix(new DMatrixRMaj(values.length, 1, true, values));
    }

    static Matrix diagonal(double... values) {
        return new Matrix(CommonOps_DDRM.diag(values));
    }

    double get(int row, int column) {
        return data.get(row, column);
    }

    Matrix with(int row, int column, double value) {
        Matrix copy = new Matrix(data.copy());
        copy.data.set(row, column, value);
        return copy;
    }

    Matrix above(Matrix other) {
        int rows = data.numRows + other.data.numRows;
        DMatrixRMaj both = new DMatrixRMaj(rows, data.numCols);
        CommonOps_DDRM.insert(data, both, 0, 0);
        CommonOps_DDRM.insert(other.data, both, data.numRows, 0);
        return new Matrix(both);
    }

    Matrix times(Matrix other) {
        return new Matrix(CommonOps_DDRM.mult(data, other.data, null));
    }

    Matrix plus(Matrix other) {
        return new Matrix(CommonOps_DDRM.add(data, other.data, null));
    }

    Matrix minus(Matrix other) {
        return new Matrix(CommonOps_DDRM.subtract(data, other.data, null));
    }

    Matrix transposed() {
        return new Matrix(CommonOps_DDRM.transpose(data, null));
    }

    Matrix inverse() {
        DMatrixRMaj inverse = new DMatrixRMaj(data.numRows, data.numCols);
        if (!CommonOps_DDRM.invert(data, inverse)) {
            throw new IllegalStateException("singular");
        }
        return new Matrix(inverse);
    }
}
